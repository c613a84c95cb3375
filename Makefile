# The two commands a newcomer needs. What they do is in packaging/, described in packaging/README.md.

.PHONY: help run test

help:
	@echo "make run    set up what is missing, then open the window on a sample library (without a screen: write a Word file)"
	@echo "make test   set up what is missing, then run every check"

run:
	@bash packaging/with-python packaging/run.py

test:
	@bash packaging/with-python packaging/check.py
