Исправление: верно — ${right_price}, а не ${wrong_price}
