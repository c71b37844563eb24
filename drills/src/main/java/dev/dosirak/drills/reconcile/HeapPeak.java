package dev.dosirak.drills.reconcile;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// How much of its heap a service's JVM has used at most, garbage included, since this began.
final class HeapPeak implements AutoCloseable {

    private static final double MB = 1 << 20;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> pools;

    private HeapPeak(JMXConnector connector, MBeanServerConnection jvm) throws IOException {
        this.connector = connector;
        this.memory = ManagementFactory.getPlatformMXBean(jvm, MemoryMXBean.class);
        this.pools = ManagementFactory.getPlatformMXBeans(jvm, MemoryPoolMXBean.class).stream()
                .filter(it -> it.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /// @param part of the platform that is one JVM
    /// @throws CannotMeasure when it does not let itself be looked at
    static HeapPeak of(Platform platform, String part) throws IOException {
        var process = platform.state()
                .component(part)
                .process()
                .orElseThrow(() -> new CannotMeasure("%s does not run".formatted(part)));
        return of(process.pid());
    }

    @SuppressWarnings("BanJNDI") // the address is the JVM's own, and nobody else's input
    static HeapPeak of(long pid) throws IOException {
        try {
            var jvm = VirtualMachine.attach(Long.toString(pid));
            var connector = JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
            jvm.detach();
            return new HeapPeak(connector, connector.getMBeanServerConnection());
        } catch (AttachNotSupportedException e) {
            throw new CannotMeasure("the heap of process %d cannot be seen: %s".formatted(pid, e.getMessage()), e);
        }
    }

    /// In MB.
    double peak() {
        return pools.stream().mapToLong(it -> it.getPeakUsage().getUsed()).sum() / MB;
    }

    /// As a figure, beside what it may use.
    void tell(Figures figures, String metric) {
        figures.figure(metric, peak(), "MB");
        figures.figure(metric + "_limit", memory.getHeapMemoryUsage().getMax() / MB, "MB");
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
