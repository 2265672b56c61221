<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="urn:own"
                xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:function name="f:loud" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case($words)"/>
  </xsl:function>
</xsl:stylesheet>
