package no.mestring.warehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code queue} says, without a warehouse. */
class QueueCommandTest {
  private static final Cli CLI = new Cli(Path.of("there-is-none"));

  private static Cli.Run run(String words) {
    return CLI.run(("queue " + words).split(" ", -1));
  }

  /**
   * Kelton, Smith and Sturrock, Simio and Simulation (2014), problem 4.10.14 b, as solved in rpubs
   * 310276: 2.4 arrivals a minute, four servers of 0.7 a minute; W_q = 1.7576158, L_q = 4.218278,
   * utilisation 0.8571429.
   */
  @Test
  void aPublishedExampleOfErlangCIsAnswered() {
    assertThat(run("--referrals 2.4 --places 4 --stay 1.4285714285714286").out())
        .isEqualTo(
            """
            2.4 referrals a week, a place kept 1.4285714285714286 weeks on average (exponential stays)
              nobody leaves the queue

            4 places: room for 2.80 starts a week, load 85.7 %
              In the long run, exactly, by Erlang C
                               weeks waited        waiting  wait at all %        leave %
                all                    1.76           4.22           70.3           0.00
            """);
  }

  /** By hand: 3 referred and room for 2 a week; 1 a week more, 52.18 weeks a year. */
  @Test
  void aQueueWithoutEndIsSaidPlainly() {
    assertThat(run("--referrals 3 --places 10 --stay 5").out())
        .endsWith(
            """
            10 places: room for 2.00 starts a week, load 150.0 %
              The queue grows without end: by 1.00 a week, 52.2 a year.
            """);
    assertThat(run("--referrals 2 --places 10 --stay 5").out())
        .endsWith(
            "  As many are referred as there is room for: the queue grows without end, ever"
                + " slower.\n");
    assertThat(run("--referrals a=3,b=1 --patience a=4 --places 10 --stay 5").out())
        .contains(
            "  The queue of those who never leave may grow without end; theory cannot tell how"
                + " fast.\n");
    assertThat(run("--referrals 1.9999 --places 10 --stay 5 --variation 0.5").out())
        .endsWith("  So near full that a simulation would take too long: nothing is told.\n");
  }

  /**
   * FabTime, M/M/1 queue with two priority classes (after Prabhu 1981, table 4.4): 1 and 9 an hour,
   * 12 an hour can be served; 9.545 and 32.27 minutes in the system, 5 of them served.
   */
  @Test
  void theUrgentWaitLess() {
    assertThat(
            run("--referrals high=0.016666666666666666,low=0.15 --places 1 --stay 5 --format csv")
                .out())
        .startsWith(
            """
            places,part,formula,group,week,week_ends,figure,value,lower,upper,range_low,range_high,status
            1,theory,Cobham,high,,,weeks_waited,4.545""")
        .contains("1,theory,Cobham,low,,,weeks_waited,27.27");
  }

  /** Of simulated figures the limits hold the exact mean: 4.05 (see QueueTheoryTest). */
  @Test
  void whatTheoryLeavesOpenIsSimulated() {
    String out = run("--referrals 1 --places 1 --stay 0.9 --variation 0 --limit 5").out();
    assertThat(out)
        .contains(
            "by Pollaczek and Khinchine",
            "    all                    4.05           4.05              –           0.00\n",
            "In the long run, simulated: 40 times ");
  }

  @Test
  void weeksAheadAreThoseAskedFor() {
    String out =
        run("--referrals 0.9 --places 6,8 --stay 8 --waiting 12 --weeks 2 --format json").out();
    assertThat(out).contains("\"part\": \"ahead\"", "\"week\": 2").doesNotContain("\"week\": 3");
    assertThat(run("--referrals 0.9 --places 6 --stay 8 --waiting 12 --weeks 2 --seed 7").out())
        .isEqualTo(
            run("--referrals 0.9 --places 6 --stay 8 --waiting 12 --weeks 2 --seed 7").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--referrals 1 --stay 6 | Missing room: say either --places or --hours with --hours-each",
        "--referrals 1 --stay 6 --hours 20 | Missing hours: --hours and --hours-each go together",
        "--referrals 1 --stay 6 --hours 2 --hours-each 3 | Invalid hours: 2.0, must have room for"
            + " one person of 3.0 hours a week",
        "--referrals 1 --stay 6 --places 0 | Invalid places: 0, must be 1 or more",
        "--referrals 1 --stay 6 --places 1000000 | Invalid places: 1000000.0, must be at most 100000",
        "--referrals 1 --stay 0 --places 1 | Invalid meanWeeks: 0, must be greater than 0",
        "--referrals -1 --stay 6 --places 1 | Invalid referrals: '-1', must be a number of 0 or more",
        "--referrals NaN --stay 6 --places 1 | Invalid referrals: 'NaN', must be a number of 0 or"
            + " more",
        "--referrals 1,2 --stay 6 --places 1 | Invalid referrals: '1', must be one number, or a"
            + " number for each group such as urgent=0.5,others=2",
        "--referrals a=1,a=2 --stay 6 --places 1 | Invalid referrals: 'a' is there twice",
        "--referrals a=1,b=2 --stay 6 --places 1 --patience c=3 | Unknown group in patience: 'c';"
            + " did you mean a, b?",
        "--referrals a=1,b=2 --stay 6 --places 1 --waiting 3 | Invalid waiting: '3', must say how"
            + " many of each group, such as a=3",
        "--referrals 1 --stay 6 --places 1 --waiting 1.5 | Invalid waiting: '1.5', must be a number"
            + " of 0 or more",
        "--referrals 1 --stay 6 --places 1 --limit -1 | Invalid limitWeeks: -1, must be 0 or more",
        "--referrals 1 --stay 6 --places 1 --waiting 1 --taken 2 | Invalid takenPlaces: 2, must be"
            + " from 0 to 1",
        "--referrals 1 --stay 6 --places 1 --weeks 600 | Invalid weeks: 600, must be from 0 to 520",
        "--referrals 1 --stay 6 --places 1 --from monday | Invalid from: 'monday', must be a day"
            + " such as 2026-01-05",
        "--referrals 1 --stay 6 --places 1 --change 2026-03-16=9 | Missing from: --change needs the"
            + " day that is now, --from",
        "--referrals 1 --stay 6 --places 1 --change 9 --from 2026-01-05 | Invalid change: '9', must"
            + " be a day and places such as 2026-03-16=9",
      })
  void wrongNumbersAreRefused(String words, String message) {
    assertThat(run(words)).isEqualTo(new Cli.Run(2, "", "mestring: " + message + "\n"));
  }
}
