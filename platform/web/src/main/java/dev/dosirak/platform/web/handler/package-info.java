/// Which method is going to answer a request, for filters that must know before it does.
@NullMarked
package dev.dosirak.platform.web.handler;

import org.jspecify.annotations.NullMarked;
