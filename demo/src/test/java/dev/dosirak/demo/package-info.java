/// Tests of the commands' own parts.
package dev.dosirak.demo;
