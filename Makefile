# The two commands a newcomer needs. What they do is in packaging/, described in packaging/README.md.

.PHONY: help run test bench bundle windows windows-twice windows-tests installer installer-test

help:
	@echo "make run    set up what is missing, then open the window on a sample library (without a screen: write a Word file)"
	@echo "make test   set up what is missing, then run every check"
	@echo "make bench  set up what is missing, then compare costs side by side"
	@echo "make bundle          freeze the program for this system, and let it do all it is for"
	@echo "make windows         the same for Windows, under Wine, and look at every file of it"
	@echo "make windows-twice   the same, then once more: the same source must give the same list of files"
	@echo "make windows-tests   run the tests of domain, storage and documents by the Python for Windows, under Wine"
	@echo "make installer       the setup for Windows, into dist/"
	@echo "make installer-test  the same, then install, use, upgrade and remove it under Wine, and run windows-tests"

run:
	@bash packaging/with-python packaging/run.py

bench:
	@bash packaging/with-python packaging/bench.py

test:
	@bash packaging/with-python packaging/check.py

bundle:
	@bash packaging/with-python packaging/bundle.py

windows windows-twice windows-tests installer installer-test: export PYTHONPATH = packaging

windows:
	@bash packaging/with-python packaging/windows/building.py

windows-twice:
	@bash packaging/with-python packaging/windows/building.py twice

windows-tests:
	@bash packaging/with-python packaging/windows/windows_tests.py

installer:
	@bash packaging/with-python packaging/windows/installer.py

installer-test:
	@bash packaging/with-python packaging/windows/installer.py test
