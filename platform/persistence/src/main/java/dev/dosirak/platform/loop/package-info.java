/// What must not end before its service does. A [Loop][dev.dosirak.platform.loop.Loop] bean, or anything else that is
/// [SupervisedTask][dev.dosirak.platform.loop.SupervisedTask], is started with the service, begun again with growing
/// pauses whatever it dies of, and seen in readiness (`loops`) and metrics (`dosirak.loop.*`) while it does not live.
package dev.dosirak.platform.loop;
