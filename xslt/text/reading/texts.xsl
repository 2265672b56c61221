<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading text of a corpus or of one text: headers as they are, texts in few and simple elements. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns="http://www.tei-c.org/ns/1.0" xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes"
                xmlns:r="urn:edition:reading" xmlns:local="urn:edition:reading:texts:local"
                exclude-result-prefixes="#all">

  <!-- Document in, document out: the whole of it. -->
  <xsl:mode name="m:simplify" on-no-match="shallow-skip"/>

  <!-- The reading text of the document that is being transformed. -->
  <xsl:function name="r:simplified" as="document-node()" visibility="public">
    <xsl:param name="document" as="node()"/>
    <xsl:document>
      <xsl:apply-templates select="root($document)/descendant-or-self::*[1]" mode="m:simplify"/>
    </xsl:document>
  </xsl:function>

  <xsl:template match="tei:teiCorpus" mode="m:simplify" as="element(tei:teiCorpus)">
    <teiCorpus>
      <xsl:sequence select="@xml:id, @xml:lang, tei:teiHeader, tei:standOff"/>
      <xsl:apply-templates select="tei:TEI | tei:teiCorpus" mode="m:simplify"/>
    </teiCorpus>
  </xsl:template>

  <xsl:template match="tei:TEI" mode="m:simplify" as="element(tei:TEI)+">
    <TEI>
      <xsl:sequence select="@xml:id, @xml:lang, tei:teiHeader"/>
      <text>
        <xsl:sequence select="tei:text/@xml:lang"/>
        <front>
          <abstract><xsl:sequence select="r:blocks(tei:teiHeader/tei:profileDesc/tei:abstract/node())"/></abstract>
          <xsl:sequence select="r:blocks(tei:text/tei:front/node())"/>
        </front>
        <body>
          <xsl:sequence select="r:blocks(tei:text/(tei:body | tei:group)/node())"/>
          <xsl:sequence select="r:blocks(* except (tei:teiHeader | tei:text | tei:TEI))"/>
        </body>
        <back>
          <xsl:sequence select="r:blocks(tei:text/tei:back/node())"/>
          <xsl:call-template name="local:end-notes"/>
        </back>
      </text>
    </TEI>
    <xsl:apply-templates select="tei:TEI" mode="m:simplify"/>
  </xsl:template>

  <!-- Anything else that is given to us (a bare text, a division) is read as the body of a text without header. -->
  <xsl:template match="*" mode="m:simplify" as="element(tei:TEI)" priority="-1">
    <TEI>
      <teiHeader/>
      <text><front/><body><xsl:sequence select="r:blocks(.)"/></body><back/></text>
    </TEI>
  </xsl:template>

  <!-- Notes to which no call leads are printed at the end, never lost. -->
  <xsl:template name="local:end-notes" as="element(tei:div)?">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="left-over" as="element(tei:note)*"
                  select="(* except (tei:teiHeader | tei:TEI))//tei:note[r:is-left-over(.)]"/>
    <xsl:if test="$left-over">
      <div type="end-notes"><xsl:sequence select="$left-over ! r:note(.)"/></div>
    </xsl:if>
  </xsl:template>

  <!-- True for a line of the title matter that says nothing which the head block of the text does not say: a head
       in the words of the title or subtitle, a byline or a date made of words of the author's name or the date. -->
  <xsl:function name="r:repeats-title" as="xs:boolean" visibility="public">
    <xsl:param name="line" as="element()"/>
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="local:words(string($line))"/>
    <xsl:variable name="names" as="xs:string*" select="local:words(string-join(f:authors($text), ' '))"/>
    <xsl:variable name="dates" as="xs:string*" select="local:words(string-join((f:date($text), f:place($text)), ' '))"/>
    <xsl:variable name="titles" as="xs:string*"
                  select="(f:title($text), f:subtitle($text)) ! (' ' || string-join(local:words(.), ' ') || ' ')"/>
    <xsl:sequence select="empty($line//(tei:note | tei:ref[@type = 'note'])) and (
        if ($line/self::tei:head) then exists($titles[contains(., ' ' || string-join($words, ' ') || ' ')])
        else if ($line/(self::tei:byline | self::tei:docAuthor)) then every $word in $words satisfies $word = $names
        else if ($line/(self::tei:docDate | self::tei:dateline)) then every $word in $words satisfies $word = $dates
        else false())"/>
  </xsl:function>

  <xsl:function name="local:words" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="tokenize(lower-case($text), '[^\p{L}\p{N}]+')[.]"/>
  </xsl:function>
</xsl:stylesheet>
