"""The help: pages written in Markdown, shown without any markup between them and the window."""
