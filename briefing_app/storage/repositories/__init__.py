"""One repository for each kind of thing a library holds; rows go in and out here and nowhere else."""
