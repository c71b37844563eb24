@NullMarked
package dev.dosirak.templateservice.templateitem.web;

import org.jspecify.annotations.NullMarked;
