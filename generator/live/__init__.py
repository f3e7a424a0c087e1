"""The preview: a saved file is seen at once, the whole site as soon as it is built."""
