<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- The page around it is that of the HTML edition. -->
  <xsl:import href="html.xsl"/>

  <xsl:include href="html/page/search.xsl"/>
</xsl:stylesheet>
