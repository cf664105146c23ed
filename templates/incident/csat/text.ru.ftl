<#import "/_layout/text.ftl" as mail>
<@mail.frame why="Мы пишем вам о сбое, о котором сообщали. Это сервисное сообщение,
не реклама.">
Как мы справились?

<#if customer.given_name?has_content>${customer.given_name}, здравствуйте!<#else>Здравствуйте!</#if>

«${incident}» — это уже позади. Как мы справились, от 1 (очень плохо)
до 5 (очень хорошо)? Ответить можно здесь:

${answer}

Больше мы не спросим.
</@mail.frame>
