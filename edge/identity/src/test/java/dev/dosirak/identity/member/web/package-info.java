@NullMarked
package dev.dosirak.identity.member.web;

import org.jspecify.annotations.NullMarked;
