package dev.dosirak.platform.web.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A number that people copy as it is printed, in groups: of a card. Spaces, hyphens and wide digits
/// make no other of it.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Ungrouped {}
