/// What every HTTP service does alike. Start with [ServesHttp][dev.dosirak.platform.web.ServesHttp].
@NullMarked
package dev.dosirak.platform.web;

import org.jspecify.annotations.NullMarked;
