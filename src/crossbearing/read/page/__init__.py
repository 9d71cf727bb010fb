"""The account of a web page: what surrounds it is taken away, what is left is cut into blocks, and each block gets its role.

trafilatura is the second opinion where little was found; the page's structured data (JSON-LD) is the third.
"""
