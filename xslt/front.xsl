<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page of an edition with its timeline and map, and the page about the edition. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:w="urn:edition:figure"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- The page around them, and how registers say dates and positions. -->
  <xsl:import href="register.xsl"/>

  <xsl:include href="html/figures/map.xsl"/>
  <xsl:include href="html/figures/timeline.xsl"/>
  <xsl:include href="html/figures/contents.xsl"/>

  <!-- The corpus of headers comes first; what follows it are the figures of its page. -->
  <xsl:template match="w:front" as="element(h:html)">
    <xsl:apply-templates select="tei:teiCorpus"/>
  </xsl:template>
</xsl:stylesheet>
