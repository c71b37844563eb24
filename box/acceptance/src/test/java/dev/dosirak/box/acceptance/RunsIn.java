package dev.dosirak.box.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/// Puts a test class to a running platform; its tests get a [Town] to play in.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunsIn.RunningPlatform.class)
@ResourceLock(value = RunsIn.WHOLE_PLATFORM, mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
@interface RunsIn {

    /// Tests that break parts of the platform lock this for themselves; all others share it.
    String WHOLE_PLATFORM = "the whole platform";

    Topology value();

    /// One platform per test class, started before its first test and stopped after its last.
    final class RunningPlatform implements BeforeAllCallback, ParameterResolver {

        private static final Namespace OURS = Namespace.create(RunningPlatform.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            var topology =
                    context.getRequiredTestClass().getAnnotation(RunsIn.class).value();
            // What is in a store and can be closed is closed by JUnit when the class is through.
            context.getStore(OURS).computeIfAbsent(Town.class, _ -> new Town(Platform.start(topology)), Town.class);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Town.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Objects.requireNonNull(context.getStore(OURS).get(Town.class, Town.class));
        }
    }
}
