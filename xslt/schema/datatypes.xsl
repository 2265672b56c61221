<?xml version="1.0" encoding="UTF-8"?>
<!-- The datatypes of TEI (Guidelines, 1.4.2) as patterns. Each accepts what TEI's own accepts, never more. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:o="urn:edition:odd"
    xmlns:local="urn:edition:schema:datatypes:local"
    exclude-result-prefixes="#all">

  <!-- The definitions of the datatypes that an ODD uses, by name. -->
  <xsl:function name="o:used-datatypes" as="element(rng:define)*" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="kept" as="element()*"
        select="o:elements($odd)/tei:content, o:elements($odd) ! o:attributes(.)[not(o:closed-list(.))]/tei:datatype"/>
    <xsl:for-each select="sort(distinct-values($kept//tei:dataRef[not(o:facets(.))]/@key))">
      <xsl:sequence select="o:definition(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The definition of a datatype. -->
  <xsl:function name="o:definition" as="element(rng:define)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="found" as="element(rng:define)?" select="$local:table[@name = $name]"/>
    <xsl:sequence select="if ($found) then $found
        else error(QName('urn:edition:errors', 'DATATYPE'), 'no datatype ' || $name || ' in datatypes.xsl')"/>
  </xsl:function>

  <xsl:variable name="local:table" as="element(rng:define)+">
    <define name="teidata.authority"><choice>
      <data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data>
      <data type="anyURI"><param name="pattern">\S+</param></data></choice></define>
    <define name="teidata.certainty"><choice>
      <value>high</value><value>medium</value><value>low</value><value>unknown</value></choice></define>
    <define name="teidata.count"><data type="nonNegativeInteger"/></define>
    <define name="teidata.duration.iso">
      <data type="token"><param name="pattern">[0-9.,DHMPRSTWYZ/:+\-]+</param></data></define>
    <define name="teidata.duration.w3c"><data type="duration"/></define>
    <define name="teidata.enumerated"><data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data></define>
    <define name="teidata.gender"><data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data></define>
    <define name="teidata.interval"><choice>
      <data type="float"/><value>regular</value><value>irregular</value><value>unknown</value></choice></define>
    <define name="teidata.language"><choice><data type="language"/><value/></choice></define>
    <define name="teidata.name"><data type="Name"/></define>
    <define name="teidata.namespace"><data type="anyURI"><param name="pattern">\S+</param></data></define>
    <define name="teidata.namespaceOrName"><choice>
      <data type="anyURI"><param name="pattern">[^/]+:.*</param></data>
      <data type="Name"><param name="pattern">.+:.+</param></data></choice></define>
    <define name="teidata.nullOrName"><choice><value/><data type="NCName"/></choice></define>
    <define name="teidata.numeric"><choice><data type="double"/>
      <data type="token"><param name="pattern">(\-?[\d]+/\-?[\d]+)</param></data><data type="decimal"/></choice></define>
    <define name="teidata.outputMeasurement"><data type="token">
      <param name="pattern">[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)</param></data></define>
    <define name="teidata.pattern"><data type="token"/></define>
    <define name="teidata.point">
      <data type="token"><param name="pattern">(\-?[0-9]+(\.[0-9]+)?,\-?[0-9]+(\.[0-9]+)?)</param></data></define>
    <define name="teidata.pointer"><data type="anyURI"><param name="pattern">\S+</param></data></define>
    <define name="teidata.prefix"><data type="token"><param name="pattern">[a-z][a-z0-9+.\-]*</param></data></define>
    <define name="teidata.probCert"><choice>
      <data type="double"><param name="minInclusive">0</param><param name="maxInclusive">1</param></data>
      <value>high</value><value>medium</value><value>low</value><value>unknown</value></choice></define>
    <define name="teidata.probability">
      <data type="double"><param name="minInclusive">0</param><param name="maxInclusive">1</param></data></define>
    <define name="teidata.replacement"><data type="string"/></define>
    <define name="teidata.sex"><data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data></define>
    <define name="teidata.temporal.iso"><choice><data type="date"/><data type="gYear"/><data type="gMonth"/>
      <data type="gDay"/><data type="gYearMonth"/><data type="gMonthDay"/><data type="time"/><data type="dateTime"/>
      <data type="token"><param name="pattern">[0-9.,DHMPRSTWYZ/:+\-]+</param></data></choice></define>
    <define name="teidata.temporal.w3c"><choice><data type="date"/><data type="gYear"/><data type="gMonth"/>
      <data type="gDay"/><data type="gYearMonth"/><data type="gMonthDay"/><data type="time"/><data type="dateTime"/></choice></define>
    <define name="teidata.temporal.working"><choice>
      <data type="date"><param name="pattern">(19[789][0-9]|[2-9][0-9]{3}).*</param></data>
      <data type="dateTime"><param name="pattern">(19[789][0-9]|[2-9][0-9]{3}).*</param></data></choice></define>
    <define name="teidata.text"><data type="string"/></define>
    <define name="teidata.truthValue"><data type="boolean"/></define>
    <define name="teidata.unboundedCount"><choice><data type="nonNegativeInteger"/><value>unbounded</value></choice></define>
    <define name="teidata.version"><data type="token"><param name="pattern">[\d]+(\.[\d]+){0,2}</param></data></define>
    <define name="teidata.versionNumber">
      <data type="token"><param name="pattern">[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}</param></data></define>
    <define name="teidata.word"><data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data></define>
    <define name="teidata.xTruthValue"><choice>
      <data type="boolean"/><value>unknown</value><value>inapplicable</value></choice></define>
    <define name="teidata.xmlName"><data type="NCName"/></define>
    <define name="teidata.xpath"><data type="string"/></define>
  </xsl:variable>
</xsl:stylesheet>
