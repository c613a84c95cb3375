# The two commands a newcomer needs. What they do is in packaging/, described in packaging/README.md.

.PHONY: help run test bench bundle windows

help:
	@echo "make run    set up what is missing, then open the window on a sample library (without a screen: write a Word file)"
	@echo "make test   set up what is missing, then run every check"
	@echo "make bench  set up what is missing, then compare costs side by side"
	@echo "make bundle          freeze the program for this system, and let it do all it is for"
	@echo "make windows         the same for Windows, under Wine, and look at every file of it"

run:
	@bash packaging/with-python packaging/run.py

bench:
	@bash packaging/with-python packaging/bench.py

test:
	@bash packaging/with-python packaging/check.py

bundle:
	@bash packaging/with-python packaging/bundle.py

windows: export PYTHONPATH = packaging

windows:
	@bash packaging/with-python packaging/windows/building.py

