"""YAML to facts: read strictly, validate completely, and say in Chinese what is wrong and where."""
