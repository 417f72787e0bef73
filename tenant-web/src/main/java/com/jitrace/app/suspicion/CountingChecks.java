package com.jitrace.app.suspicion;

import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Counts checks beside the answer, never before it: a visit is put into a bounded queue and one thread writes what came together into the
 * brands' databases. What does not fit is not counted and the log says how much: counts are evidence, the record is the chain.
 */
@ApplicationScoped
public class CountingChecks implements Runnable {
    /** Whose item was checked, and what the record said of it. */
    public record Checked(OrganisationId brand, String ref, int index, String stage) {
        String item() {
            return ref + "/" + index;
        }
    }

    private record Counted(Checked item, Devices.Addition addition) {}

    private static final Logger LOG = Logger.getLogger(CountingChecks.class.getName());
    private static final int QUEUE_MAX = 10_000;
    private static final int TOGETHER_MAX = 500;
    private static final int REGIONS_PER_ITEM_MAX = 50;
    private static final long WAIT_MILLIS = 1_000;

    private final Databases databases;
    private final Clock clock;
    private final Devices devices;
    private final BlockingQueue<Counted> queue = new ArrayBlockingQueue<>(QUEUE_MAX);

    @Inject
    CountingChecks(Databases databases, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.clock = clock;
        this.devices = new Devices(clock, chance);
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CountingChecks() {
        this.databases = null;
        this.clock = null;
        this.devices = null;
    }

    /**
     * Counts a visit, if it is a check.
     *
     * @param region the ISO 3166-2 region that the reader chose, or ""
     */
    public void count(Checked item, Visit visit, String region) {
        if (!visit.person()) {
            return;
        }
        devices.visit(item.item(), visit, Regions.known(region) ? region : "").ifPresent(addition -> {
            if (!queue.offer(new Counted(item, addition))) {
                LOG.log(Level.WARNING, "a check is not counted: {0} wait already", QUEUE_MAX);
            }
        });
    }

    /** Writes until it is interrupted; what still waits then is not counted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Counted first = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(first);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(Counted first) {
        List<Counted> together = new ArrayList<>(List.of(first));
        queue.drainTo(together, TOGETHER_MAX - 1);
        Map<OrganisationId, List<Counted>> byBrand = together.stream()
                .collect(Collectors.groupingBy(counted -> counted.item().brand()));
        byBrand.forEach((brand, counted) -> {
            try {
                databases.of(brand, session -> {
                    counted.forEach(one -> add(session, one));
                    return true;
                });
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, counted.size() + " checks could not be written and are not counted", e);
            }
        });
    }

    private void add(Session session, Counted counted) {
        String month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).toString();
        if (counted.addition() instanceof Devices.Check check) {
            row(session, counted.item(), check.region(), month).add(1);
        } else if (counted.addition() instanceof Devices.Placed placed) {
            row(session, counted.item(), "", month).add(-1);
            row(session, counted.item(), placed.region(), month).add(1);
        }
    }

    private static ItemCheck row(Session session, Checked item, String region, String month) {
        ItemCheck.Id id = new ItemCheck.Id(item.ref(), item.index(), item.stage(), region);
        ItemCheck known = session.find(ItemCheck.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        if (!region.isEmpty() && regions(session, item) >= REGIONS_PER_ITEM_MAX) {
            return row(session, item, "", month);
        }
        ItemCheck row = new ItemCheck(id, month);
        session.persist(row);
        return row;
    }

    private static long regions(Session session, Checked item) {
        return session.createQuery(
                        "select count(c) from ItemCheck c where c.id.ref = :ref and c.id.itemIndex = :index",
                        Long.class)
                .setParameter("ref", item.ref())
                .setParameter("index", item.index())
                .getSingleResult();
    }
}
