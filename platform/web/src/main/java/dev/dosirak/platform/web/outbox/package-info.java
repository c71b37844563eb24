/// What a service told can be told again over HTTP.
@NullMarked
package dev.dosirak.platform.web.outbox;

import org.jspecify.annotations.NullMarked;
