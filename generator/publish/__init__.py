"""Files and the website: what is to be written, writing it, and the site builder."""
