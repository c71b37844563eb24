package dev.dosirak.platform.web.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The command begins something: an order, a registration. Where more is asked than can be done it is what waits and is
/// refused, because it may as well begin later.
///
/// A command without this goes on with what was begun before: it cancels, accepts, hands over. So whoever forgets it
/// refuses nothing that matters.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NewWork {}
