// A crossing of two streets, written as OpenStreetMap's XML.
#pragma once

#include <QByteArray>

namespace watchdesk::town::test {

/// The middle of its bounds is 52 N, 1 W: a thousandth of a degree is 111.3 m north and 68.7 m east.
inline QByteArray smallTown(const QByteArray& more = {}) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <bounds minlat="51.998" minlon="-1.003" maxlat="52.002" maxlon="-0.997"/>
  <node id="1" lat="52.0" lon="-1.002"/>
  <node id="2" lat="52.0" lon="-1.0"/>
  <node id="3" lat="52.0" lon="-0.998"/>
  <node id="4" lat="52.001" lon="-1.0"/>
  <node id="5" lat="51.999" lon="-1.0"/>
  <node id="10" lat="52.0002" lon="-1.0005"/>
  <node id="11" lat="52.0002" lon="-1.0003"/>
  <node id="12" lat="52.0003" lon="-1.0003"/>
  <node id="13" lat="52.0003" lon="-1.0005"/>
  <node id="20" lat="52.0005" lon="-0.9995">
    <tag k="addr:housenumber" v="4"/>
    <tag k="addr:street" v="Mill Lane"/>
  </node>
  <way id="100"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/><tag k="name" v="High Street"/></way>
  <way id="101"><nd ref="4"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="St Mary&#8217;s Road"/></way>
  <way id="102"><nd ref="2"/><nd ref="5"/><tag k="highway" v="service"/><tag k="access" v="private"/></way>
  <way id="103"><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="10"/><tag k="building" v="yes"/>
    <tag k="addr:housenumber" v="10-14"/><tag k="addr:street" v="High Street"/></way>
)" + more + "</osm>\n";
}

} // namespace watchdesk::town::test
