"""What a run takes from around it: the network, the environment. Only who starts a run may ask here."""
