package dev.dosirak.platform.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The words that a text on the wire can be, for the contract: those of a table, of an enum, or listed here.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    /// The words themselves, or more of them.
    String[] value() default {};

    /// Has the names as `STATES`: a table or a list.
    Class<?> namesIn() default void.class;

    /// Only the names of these types, where the table has more.
    Class<?> only() default Object.class;

    /// Its constants have the words as `NAMES`; without that, in lower case with dashes.
    Class<?> constantsOf() default void.class;
}
