/// What every HTTP service does alike. Start with [ServesHttp][dev.dosirak.platform.web.ServesHttp].
package dev.dosirak.platform.web;
