Скидка ${discount} % на следующий заказ — до ${valid_until} года
