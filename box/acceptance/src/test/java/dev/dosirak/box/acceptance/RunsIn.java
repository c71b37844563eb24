package dev.dosirak.box.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/// Puts a test class to a running platform; its tests get a [Town] to play in.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningPlatform.class)
@ResourceLock(value = RunsIn.WHOLE_PLATFORM, mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
@interface RunsIn {

    /// Tests that break parts of the platform lock this for themselves; all others share it.
    String WHOLE_PLATFORM = "the whole platform";

    Topology value();
}
