Нам вас не хватает. Промокод ${promo_code}, для заказов от ${min_order}, до ${valid_until}.
