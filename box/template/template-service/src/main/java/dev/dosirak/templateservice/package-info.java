/// The template-service service. Start with `TemplateItem`.
@NullMarked
package dev.dosirak.templateservice;

import org.jspecify.annotations.NullMarked;
