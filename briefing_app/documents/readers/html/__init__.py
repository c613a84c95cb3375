"""The one reader of HTML: what other programs put on the clipboard, and later saved web pages.

A page is read by an allow-list into blocks of the text model: what is not known here is words or nothing,
and nothing is ever opened, followed or run. Bounds on size make the time it takes a matter of these bounds.
``page.read_page`` is where to begin; ``clipboard`` knows what surrounds a page on a clipboard.
"""
