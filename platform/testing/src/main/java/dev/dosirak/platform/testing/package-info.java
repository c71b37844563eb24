/// What tests of every service stand on: real infrastructure, and the rules of shape and contract.
package dev.dosirak.platform.testing;
