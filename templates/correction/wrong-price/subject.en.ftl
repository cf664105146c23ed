Correction: it is ${right_price}, not ${wrong_price}
