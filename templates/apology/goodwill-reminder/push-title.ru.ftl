Действует до ${valid_until}
