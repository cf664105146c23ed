<#import "/_layout/text.ftl" as mail>
<@mail.frame why="Вы получили это письмо, потому что вы наш клиент.">
<#if customer.given_name?has_content>${customer.given_name}, здравствуйте!<#else>Здравствуйте!</#if>

Это наше первое письмо вам. Теперь мы будем писать, когда что-то
касается вас, и только тогда.
</@mail.frame>
