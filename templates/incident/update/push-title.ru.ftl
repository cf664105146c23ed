<#if correction??>Исправление: </#if>${incident}
