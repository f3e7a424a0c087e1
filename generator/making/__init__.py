"""Makes what an edition publishes: pages with all that is beside them, whole or one area's."""
