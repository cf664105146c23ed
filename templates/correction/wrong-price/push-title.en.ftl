Correction: we named a wrong price
