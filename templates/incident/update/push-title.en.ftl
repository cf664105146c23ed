<#if correction??>Correction: </#if>${incident}
