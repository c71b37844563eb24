/// The template-service service. Start with `TemplateItem`.
package dev.dosirak.templateservice;
