"""The page of the office on this computer: import, look over, preview, publish, take back.

Pages are made on the server; it answers on the loopback address alone, and only to whoever has the
token of this start. What is published goes the same way as by command.
"""
