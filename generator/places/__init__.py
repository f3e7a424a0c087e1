"""Every place of the country: its codes, its reading and its address."""
