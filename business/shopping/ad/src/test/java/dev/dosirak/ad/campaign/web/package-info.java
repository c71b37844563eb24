@NullMarked
package dev.dosirak.ad.campaign.web;

import org.jspecify.annotations.NullMarked;
