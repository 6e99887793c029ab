"""What pages are made of: who may open them, what they show around their own, how long copies of them live."""
