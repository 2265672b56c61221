<?xml version="1.0" encoding="UTF-8"?>
<!-- The encoding guidelines: the prose of the ODD and the reference made from it, as a page of the site. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- The page around the text, its parameters, and the rules for prose are those of the HTML edition. -->
  <xsl:import href="html.xsl"/>

  <xsl:include href="schema/odd.xsl"/>
  <xsl:include href="schema/guidelines/page.xsl"/>
  <xsl:include href="schema/guidelines/prose.xsl"/>
  <xsl:include href="schema/guidelines/elements.xsl"/>
  <xsl:include href="schema/guidelines/model.xsl"/>
  <xsl:include href="schema/guidelines/rules.xsl"/>
</xsl:stylesheet>
