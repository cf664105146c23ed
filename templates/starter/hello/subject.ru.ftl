Вам пишет «${brand.name}»
