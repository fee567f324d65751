/** Areas, periods, indicators and their statistics as values and pure functions. */
module no.mestring.core {
  requires static org.jspecify;
  requires org.apache.commons.statistics.distribution;
  requires ojalgo;

  exports no.mestring.core.area;
  exports no.mestring.core.comparison;
  exports no.mestring.core.disclosure;
  exports no.mestring.core.dimension;
  exports no.mestring.core.estimate;
  exports no.mestring.core.indicator;
  exports no.mestring.core.inequality;
  exports no.mestring.core.mortality;
  exports no.mestring.core.neighbours;
  exports no.mestring.core.pathway;
  exports no.mestring.core.period;
  exports no.mestring.core.person;
  exports no.mestring.core.population;
  exports no.mestring.core.quality;
  exports no.mestring.core.service;
  exports no.mestring.core.standardization;
  exports no.mestring.core.series;
  exports no.mestring.core.smallarea;
  exports no.mestring.core.statistics;
}
