"""New processes in place of old ones, one after the other, while people ask and mail goes out."""
